/**
 * English stems that stand for each other in rewrites: made by `npx tsx tools/paraphrases.ts`, not by hand.
 * A line is a stem and its relatives, the firm ones before the comma. Single stems, no text of the sets;
 * sets and licences: README.md beside this file.
 */
export const EN_PARAPHRASES = `
abil capabl,abl capac compet power skill
abolish scrap
abroad oversea
abus,offend
accept,admiss recognit
access servic,avail
accomplish achiev,skill
accord,gift
account histori,record stori
acknowledg confirm
acquir harder,obtain
acquisit,buyout
act,action
activ endeavor oper,conduct help try variat
acut,sharp
add,addit compound
address discuss domain,argument handl
administr,dispos execut govern manag
admiss entri
adopt,embrac
advanc sophist,forward modern progress promot upgrad
advantag,benefici
advert promot,advertis mention refer
advoc urg,press recommend suggest
affect,impress influenc
afford cheaper
ag,era old older year
agenc,bureau offic
agre agreement consent unanim
agreement consensu,understand
aim impos,intend
air openli,broadcast
alarm,shock
align,side
alik,similar
allegi,loyalti
allow enabl grant permit,author favor give let permiss
alter,modifi scrambl
amend,modifi reviz
america unit
amus,entertain
anger,rage
anim,inspir
announc declar
apart,room
appar,seemingli
appeal,charm request
appear seem
applic,appli coat program technolog
appoint,nomin
apprehend catch
appropri,monei proper properli right suitabl
approv,accept adopt affirm pass
area,arena center countri domain field region
argu counter,contend
aris emerg,becom come origin rise
armi,crowd
art,artist creation
articl,claus
ask request,petit solicit
aspect,light
assault attack
assess,valuat
asset,resourc
assign,deleg
assumpt,premiz
assur,promiz
atmospher tone
attempt try,endeavor
attend attende
attribut,qualiti
authent,verifi
author jurisdict offici permiss,book govern writer
autom,automat
automobil,automot
autumn,fall
avail,servic
avenu,boulevard
avoid,duck
aw,terribl
back retract withdraw,endors
bad neg
balanc comprom
ban,censor
bankruptci,failur
bar prohibit,block interfer
barrier obstacl
base,basi foundat stand
bat,beat
bear,birth wear
bedroom,chamber
begin start,commenc
belief,religion
believ think,belief feel probabl regard view
bell,toll
benefit,profit
better,best improv
beverag,drink
bicycl,bike
big major,huge larg larger promin
bigger,larger
bill,reckon
billion,trillion
bind,adher oblig
blend,mix
blow,drift exagger
blur,unclear
board,panel
boast brag
bodi,colleg univers
boi,son
book,reserv
boom,thrive
boundari limit
bow,submit
branch,arm leg
brand,mark
break,divid erupt fragment interrupt split
bright,promiz shine
bring pull,convei deliv
broad,broadli extens wide
brush,contact
buck,dollar
bui purchas
build construct,creat restaur
bump encount
burger,hamburg
burst,explos
busi enterpr industri sector,agenc ventur
ca,california
calcul,comput estim
call know urg,career cry name refer view visit
candid,blunt campaign
cap threshold,ceil
capabl featur,capac
capit capitol
car vehicl,ambul auto
card,paper
care,healthcar nurs
carri,conduct deport influenc run
case,event fact instanc
cash,currenc
catastroph disast
caution warn
ceil,roof
center,core focus heart
central,concentr kei
centuri,hundr
certain,sure
challeng,contest
chanc,opportun
chang alter amend modifi transform,acceler adjust edit evolv shift vari
charact,letter
character,portray qualifi
characterist attribut,featur properti
charg accus fee,mission
chase,track
check,chequ
chief,head main
child kid
chip,fri
choic,option
choos,pick
circuit,tour
circumst,event
cite,mention quot
civil,civilian polit
clai,mud
claim argu,arrog assert charg contend
class,classifi cours
clean,cleaner fair
clear,clearli
close,closur familiar near
cloth,costum
coach,handler
cocktail,manhattan
collabor,cooper
colleagu,fellow
collect gather,datum pick
color,paint
combat discourag
come next,arriv becom
comment feedback,commentari note notic
commerc ecommerc,commerci trade transact
commit pledg promiz,dedic perpetr
common,frequent ordinari usual
commonwealth,nation
compact,compress
compani firm,institut societi
compar,liken
compel forc
compens cover
compet,rival
competit compet,contend contest
complet entir finish full,altogeth fill final perfect
complianc,abid compli
compon,element ingredi
compos consist,compriz draft write
comprehens,extens full understand
comput,machin
concept,notion
concern fear interest worri,care
conclud,conclus finish
condit,situat weather
conflict contradictori,struggl
congress,congression
connect,join tie wire
consid contempl weigh,deem deliber regard think
consolid merger
constitu,construct ingredi
contain incorpor,content suppress
contemporari,modern
contenti controversi
continu maintain ongo,cover persist proce remain retain sustain
contribut,donat lend share
control regul,contain domin manag ownership restrict
convert,transform translat
copi,transcript
cost,expenditur expens outgo payment
counti lodg,region
countri nation,countrysid
coupl,pair
coupon,sampl
courag dare
cours,natur
craft,skill
creat draft,produc
creation,innov
crime,crimin
criterion,standard
critic,import
cross,ford span
cruiz,sail
ct connecticut,cat
current exist,latest
custom client,buyer consum guest tailor
cut,slash
cycl,rhythm
dai shortli,daili date era opportun todai tomorrow year
daili,everydai
damag,injuri
danger peril,hazard risk threat
dark,night obscur
date,matur
dead,deceas
deal,address agreement cope cover trade transact treat
dear,belov expens love
debat spar,controversi deliber discuss
dec decemb
decid choos decis,deliber determin rule
declin,dec decreas drop fall
dedic devot
deep,deepli depth
defeat reject thwart,kill
defend,defens
defin,definit determin limit specifi
deliber,discuss weigh
delight pleas
demand,insist need
demonstr,evid illustr prove
depart,personnel
depend reliabl,count
depress,vallei
depriv strip
deriv maximum,sourc
design,appoint creat intend label mean name plan tailor
despit even
destroi,destruct
detail,elabor specifi
detect discov
deton,explod
develop advanc,creat evolut evolv grow growth prepar train
differ divers variou,conflict distinct otherw separ sever vari
difficult,challeng hard tough
digit,figur
direct instruct,cours directli manag order orient path posit
directli,straight
disagr disagre
disappear vanish
discharg fulfil necessari
disciplin,train
disclos,disclosur
discount,rebat
disord mess
displai,exhibit screen
disput battl conflict fight,challeng debat disagr
disregard,ignor
distanc,space
distinct uniqu
distribut dole,administ divid popular
dive,plung
divers diversifi,variou
doctor,physician
doubt,skeptic
dramat significantli
drive,caus effort forc push travel
drop,fall sink
drug,medic
eager,keen
earlier prior
eas allevi,reliev
easi,easili simpl
east,eastern
edg verg,border boundari
edit,editor impress version
educ school,cours instruct teach
effect,action consequ forc
effort attempt endeavor,bid try
elev,height
elimin,erad
employe worker,emploi
empti,drain vacat
encourag urg,foster inspir promot stimul
end conclud late,conclus culmin final finish settl stop
enhanc boost improv,heighten
enough suffici,plenti
ensur,guarante insur verifi
enter ventur,record
enthusiasm,interest
entir whole,wholli
environ,environment surround
especi particularli,particular
essenti limit,basic import necessari vital
establish creat,base build constitut instal institut plant
evad,avoid dodg duck evas
eventu,ultim
evid,ground prove
evolv undergo,evolut
exact ident,accur
examin,hear inspector investig review studi test
exampl instanc,illustr
exchang,trade
exclud keep,except
exclus,sole
exerc,exert
exhaust,fume
expand broaden extend significantli ventur,expans grow
expect anticip like,due hope
expens,costli expenditur
experi,encount experienc feel test
experienc,season
expert profession specialist
explicit nude
explor,adventur research search
express fear,formula rais speak tell utter
extend,appli broaden extens stretch widen
extens,wide
extent scope
extrem,highli member
fabric,fiction
face encount harder,appear confront oppos
factori plant
fail unsuccess
fairli,fair pretti
famili,household
famou,know
farm,farmer
fashion tradit,forg
fast,rapid
feasibl viabil
feb februari
feed feder reserv subscrib
feel,opinion sentiment think
field sector,battlefield campu
fight,conflict contend engag struggl
fill,full occupi
film,movi
final,eventu last ultim
financ,financi fund
find,acquir determin discov establish happen learn observ reach take trace wit
first,freshman inaugur
fit,adjust suit
flair,flare
flight,fly
fluid,liquid
focus,concentr focu
follow adopt,accompani next succeed
food,substanc
forbid,prohibit
forg,hammer
form establish,creat format kind organ shape state style type word
foster promot
foundat,found start
framework landscap
free freedom,liber rid
frequenc,frequent
friend,girlfriend
full,whole
function,map role
fundament smallest,kei
futur,forthcom upcom
gain,addit earn obtain win
game,gambl plot
garner,earn ralli
gather,ralli
gem,jewel
gender,sex
gener deriv earn,common creat mostli sourc
genuin true
gigant massiv
give grant,deliv fee provid yield
glad,happi
global worldwid
go,becom journei jump proce sound spell travel
goal object,aim purpos target
good,benefici better great product well
grant,subsid
graph,graphic
grasp understand
green,veget
grind,floor reason
group consortium panel,peopl
grow,rise turn
growth expans,evolut grow prolifer rise
halfwai partial
hamper stifl
handl,manag treatment
harbor port
hard,harsh
havoc caus disrupt
health,healthi medic
hear,listen
heat,melt warm
hello,hi
help aid assist,facilit
high,higher
highlight,spotlight
hinder thwart,block
hint,tip
histori,histor stori
hog,pig
hold impos liabil,agre carri contain keep retain
holder,owner
holidai,vacat
home,hous resid return
honor,award respect reward
hope,anticip desir
hour hr
hous,dwell household
huge,tremend
hunt,search
idea,concept notion think
identifi,discov identif specifi
idl,unus
illeg,illegitim
immedi promptli,instantli
impact affect effect,blow influenc shock
impair,mar
implement enact enforc impos,action bar
impos,levi
imprison,jail
inadequ,poor
incent,motiv
includ compriz contain encompass incorpor,cover featur inclus
inclus let
incorrect,wrong
increas expand grow rais,add boost enhanc escal rise
increasingli,progress
india nativ
indic,signal suggest
individu peopl person,singl user
industri sector
inform datum number,ammunit fact info introduct messag reveal tell
initi first,begin introduc start
inject,shoot
insight,percept
inspect,visit
instal,assembl facil
instanc occas
institut school
instrument,system transport
integr incorpor,combin embed mix
intens,deepli keen strong
intensifi heighten,rais
interior,midland
intern global,domest inner
interpret,translat
interrog,interview
interven midst wade
invad presenc
invalid strike
invit,tempt welcom
involv,engag impli
ir,offic
issu matter problem releas,edit exit number publish
jan januari
job employ,task
joi,pleasur
joint,share
journal,journalist
journei,sail trip
judici,legal
justif,justifi
keep,save
kentucki,ky
kilomet mile
lack,miss
ladi,woman
lake,water
land,earth estat homeland
larg major,great larger vast
last past,endur
late,recent
later,afterward subsequ
law legisl regul,legal right
lawsuit,suit
lb,pound
lead head promin result,caus top
leap,transit
learn hear,acquisit know read teach
leas,rent
least minimum
legisl,lawmak legislatur pass
lend,loan
less minim
level amount,balanc degre equal high rank
life,lifetim
like probabl,potenti
line,cabl complianc format note row
link,associ bridg hitch
littl minim,short
live,inhabit life popul
locat,placement region site situat
log,record
long,length lengthi longer prolong
look search,appear attend seem
loos,unleash
lose loss,miss
lot mani,load plenti
lucki,fortun prosper
madonna,mari
mail email,post
main,princip
maintain keep,mainten preserv retain sustain
make render,amount becom compos creat decid determin ensur establish pai reach score take
man,gui human male workforc
manag,manageri
manufactur produc
market,groceri marketplac monopoli sell vendor
marri,marriag
materi,stuff
matter,text
maxim optim
mean intend,averag impli tool
measur,bill step volum
meet engag,align conven encount fulfil satisfi suit visit
mere simpli
merg,combin merger mix
messag,commun content
method,techniqu
mind,awar head purpos rememb
mistak wrong,error
model,simul sit
moment,minut mo second
monei fund,wealth
month monthli
mood,temper
motion,movement
move step,act carri creat decis eas go mobil movement oper roll seek travel ventur
music,section
name,diagnos list
narr,stori
necess,need
neglect,overlook
negoti,talk
neighborhood neighbourhood
net onlin tech
nevada,nv
new fresh novel recent,latest newli
next upcom
normal usual
north,northwest
notabl,remark
note,notic tone
notic,notif
number mass sever,figur period sign signal
numer mani,mathemat
object,target
observ,celebr discov respect watch
occur,appear becom happen
ocean,sea
odd,strang
offer provid,crack sacrific volunt
older,elderli old
open,unfold
oper run,function manipul process
opinion,sentiment
oppos opposit,contrast oppon resist
opposit,resist
order,arrang command summon
organ bodi,agenc arrang person structur
outsid beyond extern
overhaul reform revamp
own,possess
packag,pack packet
pai contribut,charg compens payment spend wage
pari,wall
part,bite compon element person piec portion role section
particip enter,attend attende contest player
particular,particularli
partner,collabor mate partnership rel
pass,spend
patrol,polic
peac,quiet
pen write
percentag,proport
perfect,ideal perfectli
perform,act concert execut
permit,grant licens permiss
person,self
petit,request
phase,stage
phone telephon
photo,photograph
pictur,depict graphic imag imagin photo
pipe tube
place,lai point put seat spot station
plai,act compet drama game player
plan intend intent propos,prepar project schedul think
plug,punch
point,begin detail element mark sourc
poland,refin
politician,politico
portion,piec share
pose threaten
posit,right situat stanc step
possibl potenti,chanc opportun prospect
post,station
postpon,shelv
potent,strong
power,influenti potent strength strong
practic,appli practiz viabl
prai,prayer
praiz admir,laud
predict,anticip forecast project
prefer favor,choos tast
preliminari tent
prepar process,fix formul readi train
present current introduc pose,attend deliv exhibit face todai unveil
preserv,protect save
presid,chairman incumb
pressur,squeez urgenc
prevent avert difficult,avoid bar keep thwart
previou old past,previous
pride,proud
primari main,chief elementari primarili princip
primarili princip,mainli
problem,difficulti problemat troubl
proce,return
procedur,process
product,cargo industri merchand
profil,visibl
program,schedul softwar
prolifer spread
prolong lengthi,sustain
prompt quick
properti,belong style
propos suggest,advic introduc recommend request
prospect,chanc outlook potenti
protect safeguard
provid afford,serv suppli
public promot,publicli publish
publish print,releas
pull,attract draw
pupil,student
push,forc press thrust
put,introduc lai seat
qualif qualifi
quarter,stern
question,challeng inquiri interrog problem queri
quickli,rapidli
rail,railwai
random,randomli
rang,arrai scope spectrum varieti
rate,price rank
reach,access achiev arriv attain come strive sweep
readi,will
readili easili,promptli
real,actual true
realli truli
rear,butt side
recal rememb
receiv,obtain recipi
recogn acknowledg,greet identifi know recognit
recommend suggest
recov,retriev
reduc cut trim,decreas minim
refer know,mention relat
refug,shelter
regain,restor
regard,respect
regist,registr
regul govern,regulatori
reinstat resurg
relat,associ rel
relax eas,allevi lessen liber
reli,relianc
remain,leav linger persist rest stai
remov elimin,delet throw
repeal scrap,revok
repres rep,compriz deleg describ represent spokeswoman
requir mandat need,demand necessari oblig sai
research,scientist search
resid,residenti
resolut,solut
resolv,settl
respond,answer counter repli
respons duti,counter fault oblig reaction
restart,resum
restrict limit prohibit,curtail restrain
result,consequ outcom
retir,retreat
revenu incom,gross
review,assess evalu think
revis,reviz
rich wealth wealthi,plenti
ride,rider
right freedom,correct
risk threat,hazard
road,highwai rout
robust strong stronger
rocki,rock rough
rule regul,govern normal principl
runwai,slide
sale,sell
satellit spacecraft
satisfact,satisfi
scheme,intrigu strategi
secur,guarante plug protect safe safeti stock
see perceiv view wit,check consid encount experi find look observ seat understand watch
seek aim look want,attempt effort request search strive try
select choos determin,assign elect
sen senat
send transmit,dispatch email forward
sep,septemb
separ,distinct divid divis
seriou,serious
set,adjust defin determin establish limit place put select step
settlement,villag
shift,turn
ship,shipment
shop,brows store
show,demo demonstr displai evid illustr indic perform prove
sight,vision
sign,clue subscrib
signific major substanti,consider import notabl
singl worker,solitari
site websit,camp
slightli,somewhat
small,smaller
soar,surg
social,societi
soldier,trooper
sound,audio tone voic
south,southern southwestern
speak,convers talk
special,specialti
specif certain,descript particular special specifi
spokesperson spokesman spokeswoman
sport,athlet featur
state,commonwealth countri employ nation sai suggest tell whole
statement,argument assert
step,stride
stop,discontinu quit
strict rigor stringent
string sequenc,seri
strive,endeavor try
studi,investig subject
subscrib,subscript
substitut,altern replac
succe,succeed
superintend,supervisor
support endors favor,activ back defend permit propon reinforc
surpass exce exceed,pass
surpriz,amaz shock storm
tag,ticket
take,act choos consid hire lead occupi seiz strike strip win
tax,taxat
teach,lectur teacher
technic,technolog
telecom,telecommun
televis,tv
term,word
terror terrorist
test,check exam try
texa,tx
throw,shed toss
tie,affili ty
time,case clip dai durat hour moment multipl occas past period schedul set simultan
titl,entitl head
top promin,upsid
topic,matter subject theme
total amount overal,whole
trail behind lag
treat,treatment
turf domain tradition
type kind,natur sort
undertak,project tackl task
unrealist unreason
unveil announc releas reveal
us emploi usag util,appli applic exploit help practic
user surfer,exploit
va virginia
valid,legitim proof
valu,valuabl worth
variant,variat
vet,veterinarian
view,belief displai opinion perspect
violat infring,breach
viral,viru
vocal,voic
vow,pledg swear
wai,distanc implement journei manner mean path properti structur tool
want desir wish,treasur
web internet websit
weekdai,fridai saturdai wednesdai
wi,wisconsin
win victori,prevail success
wit,humor watch
work,act activ function job labor oper plant process project public run task
world globe,exist global natur realiti worldwid
worri,fear upset
year annual,period
`;
