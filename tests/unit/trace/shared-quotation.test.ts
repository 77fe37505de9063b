/**
 * What two reports have from the same mouth, the same agency or the same phrase book does not make one of them
 * the other's source. All texts are invented, in pairs written from different facts.
 */
import { describe, expect, it } from 'vitest';
import { buildCorpus, openCorpus, traceArticle, type Trace } from '../../../src/index';
import { articleOf } from '../../../tools/learn/gold';

const page = (...blocks: readonly string[]): string => blocks.join('\n\n');
const against = (source: string, text: string): Trace =>
  traceArticle(openCorpus(buildCorpus([articleOf('held', source)])), articleOf('page', text));
const matched = (trace: Trace): string[] =>
  trace.paragraphs.filter(({ match }) => match !== null).map(({ text }) => text);

const SPEECHES: readonly (readonly [name: string, quotation: string, held: string, shown: string])[] = [
  [
    'a minister on a bridge',
    '“This bridge should have been closed two winters ago. Nobody in this house may say that they were not told.”',
    page(
      'Minister admits failure over Arle bridge',
      'The transport minister, Helga Ostrom, took the blame on Tuesday for the collapse of the Arle bridge, which has left 4,000 commuters without a crossing.',
      'QUOTE',
      'Speaking for eleven minutes to a crowded chamber, she promised a register of all spans built before 1970 and an extra 60 million crowns for inspections.',
      'The opposition demanded her resignation. Its leader, Tor Halvorsen, called the register a list of excuses.',
      'Two lorries and a delivery van were on the deck when it gave way on Sunday morning; their drivers swam ashore.',
    ),
    page(
      'Families of Arle wait for answers',
      'On the quay below the ruined piers, people had brought flowers and a radio. They listened in silence as parliament debated what had happened to their road to work.',
      'QUOTE',
      'The words came too late for Jonas Berge, 52, who runs the bakery on the eastern bank and has lost most of his customers since the weekend.',
      'A passenger boat is to start running on Thursday. It holds thirty people, and the first departure is at half past five in the morning.',
      'The mayor has asked the army for a pontoon, but an officer who inspected the bank said the current was too strong.',
    ),
  ],
  [
    'a trainer on a defeat',
    '“We ran and ran and had nothing in our legs. Tonight belongs to them, and we should have the grace to say so.”',
    page(
      'Rovers out of the cup after a goal in the last minute',
      'A header by substitute Ivo Lanz sent Ferring through to the semi-finals and ended a run of nineteen games without defeat for the league leaders.',
      'QUOTE',
      'Rovers had hit the post twice in the first half and saw a penalty saved after the break in front of 31,200 spectators.',
      'Ferring meet the winner of Thursday’s tie between Dunmere and Port Alder.',
    ),
    page(
      'What next for Maggie Thorn?',
      'She has taken a club with no money to the top of the table, and yet the questions will not go away: can her small squad last a whole season?',
      'QUOTE',
      'Thorn, a former physiotherapist, has used only sixteen players since August. Three of them are now injured, among them the captain.',
      'The board meets on Monday to talk about January. Supporters want a striker; the treasurer wants to repair the roof of the north stand.',
    ),
  ],
];

describe('two independent reports that quote the same two sentences', () => {
  it.each(SPEECHES)('%s: no match, and no source', (_, quotation, held, shown) => {
    const said = quotation.replace(/\.”$/u, ',” she said.');
    const trace = against(held.replace('QUOTE', quotation), shown.replace('QUOTE', said));
    expect(matched(trace)).toEqual([]);
    expect(trace.lineage.original).toBeNull();
    expect(trace.summary.derivedWords).toBe(0);
  });
});

describe('an agency caption under the picture of both', () => {
  const caption =
    'Rescue workers search the rubble of a collapsed apartment block in Tarsk, March 3. Photograph: Lena Oduya/Interpress/AP';

  it('is no match', () => {
    const trace = against(
      page(
        'Eleven dead in Tarsk explosion',
        caption,
        'Prosecutors opened an inquiry on Monday into the gas company that had repaired the main under Linden Street a week before the blast.',
        'Survivors are being housed in a school, where volunteers from three districts have set up beds and a kitchen.',
      ),
      page(
        'The firefighters who would not go home',
        caption,
        'For thirty hours Danil Koss and his crew dug with their hands because the cranes could not reach the courtyard of the old printing works.',
        'He has been with the brigade since he was nineteen. His daughter, who is twelve, phones every evening to hear whether he has eaten.',
      ),
    );
    expect(matched(trace)).toEqual([]);
    expect(trace.lineage.original).toBeNull();
  });
});

describe('a stock phrase that every report has', () => {
  const HELD = page(
    'Shipyard fined over asbestos',
    'The Kalmen shipyard must pay 2.3 million crowns for letting apprentices strip asbestos without masks, a court in Noresund ruled on Friday.',
    'The company did not immediately respond to a request for comment.',
    'An inspector found the boys at work in the hull of a trawler in 2021. Two of them have since been treated for scarring of the lungs.',
    'The names of the apprentices have been changed to protect their privacy.',
    'This is a developing story and will be updated.',
  );

  it.each([
    ['The company did not immediately respond to a request for comment.'],
    ['A spokesman for the airline did not immediately respond to a request for comment on Friday.'],
    ['The ministry declined to comment when contacted by email on Friday.'],
    ['This is a developing story and will be updated.'],
    ['The names of the patients have been changed to protect their privacy.'],
    ['Neither the ministry nor the union could be reached for comment.'],
    ['The airline said it would not comment on individual cases.'],
  ])('%s', (phrase) => {
    const trace = against(
      HELD,
      page(
        'Airline cancels winter flights to the islands',
        'Passengers booked to Saint Brannoc between November and March were told by text message that their seats no longer exist.',
        phrase,
        'The islands’ council has asked the government in Marrow to pay for two crossings a week by sea instead.',
        'A return ticket costs 240 pounds in summer, and hotels say that every second guest comes by air.',
      ),
    );
    expect(matched(trace)).toEqual([]);
    expect(trace.lineage.original).toBeNull();
  });
});

describe('bylines, rights lines and appeals of one house', () => {
  it('are no match between two of its reports', () => {
    const house = (...body: readonly string[]): string =>
      page(
        body[0]!,
        'By Miriam Castellan, Education Correspondent',
        ...body.slice(1),
        'Sign up to our morning newsletter for the stories that matter, delivered to your inbox every day.',
        '© 2026 The Dale Chronicle. All rights reserved. Registered in Harrow, company number 0413377.',
      );
    const trace = against(
      house(
        'Pupils to learn chess in every primary school',
        'From September every primary school in the county will have a chess teacher for two hours a week, paid for by a legacy of 800,000 pounds.',
        'The donor, a retired surveyor, never played in a tournament but solved a puzzle every night for sixty years.',
      ),
      house(
        'University drops its entrance interview',
        'Applicants for medicine at Dale University will no longer be interviewed. A trial with 400 candidates showed no gain over their marks.',
        'Student leaders welcomed the change but asked for travel costs of earlier years to be refunded.',
      ),
    );
    expect(matched(trace)).toEqual([]);
    expect(trace.lineage.original).toBeNull();
  });
});

describe('a shared quotation where the page does follow the report', () => {
  it('is told as the same words, and its match rests on the paragraph', () => {
    const [, quotation, held] = SPEECHES[0]!;
    const source = held.replace('QUOTE', quotation);
    const text = page(
      'Ostrom: we failed on Arle bridge',
      'Transport minister Helga Ostrom on Tuesday took the blame for the collapse of the Arle bridge that has left 4,000 commuters with no crossing.',
      `${quotation} Ostrom told a crowded chamber, promising a register of all spans built before 1970.`,
      'Opposition leader Tor Halvorsen demanded that she resign and called the register a list of excuses.',
    );
    const trace = against(source, text);
    expect(matched(trace)).toHaveLength(4);
    const quoting = trace.paragraphs[2]!;
    const same = quoting.match!.same.map(({ start, end }) => quoting.text.slice(start, end)).join(' ');
    expect(same).toContain('Nobody in this house may say that they were not told');
  });
});
