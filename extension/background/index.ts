/**
 * The background: every listener is registered on the first tick, so that a stopped service worker or
 * event page is woken for it. State lives in storage (settings-store, tab-store); nothing held in
 * memory is needed to go on.
 */
import { browser, type Runtime } from '../browser';
import { isEnvelope } from '../messages';
import type { Settings } from '../settings';
import { answerContent, answerPage } from './answers';
import { runCommand } from './commands';
import { keepFeeds } from './feeds';
import { fromContent, fromOwnPage } from './guard';
import { followLibrary } from './library-watch';
import { menuClicked, showMenus } from './menus';
import { onMutesChanged } from './mutes-store';
import { onPrivateOffSitesChanged } from './off-sites';
import { onPrivateOwnSitesChanged } from './own-sites';
import { trimInTurn } from './remember';
import { lockStorage, onSettingsChanged } from './settings-store';
import { registerContentScript } from './sites';
import { keepSynced } from './sync';
import { lookIntoOpenTabs, refreshAllTabs, tabChanged, tabClosed } from './tabs';
import { showTitle } from './toolbar';

/** The first answer is given by then. */
const AFTER_ANSWER_MS = 300;

const listener = (message: unknown, sender: Runtime.MessageSender): Promise<unknown> | undefined => {
  if (!isEnvelope(message)) return undefined;
  if (message.headwater === 'content' && fromContent(sender)) return answerContent(message, sender);
  if (message.headwater === 'page' && fromOwnPage(sender)) return answerPage(message);
  return undefined;
};
browser.runtime.onMessage.addListener(
  listener as Parameters<typeof browser.runtime.onMessage.addListener>[0],
);

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install')
    void browser.tabs.create({ url: browser.runtime.getURL('extension/welcome/index.html') });
  // Scripts in open pages lost their background: new ones take their place.
  if (reason === 'update') void registerContentScript().then(lookIntoOpenTabs);
});

browser.permissions.onAdded.addListener(() => void registerContentScript().then(lookIntoOpenTabs));
browser.permissions.onRemoved.addListener(() => void registerContentScript().then(refreshAllTabs));
/** What open pages depend on: not how long what was read is kept. */
const ofPages = ({ rememberDays: _d, rememberMegabytes: _m, ...rest }: Settings): string =>
  JSON.stringify(rest);
onSettingsChanged((before, after) => {
  if (ofPages(before) !== ofPages(after)) void refreshAllTabs();
  void showMenus();
  if (before.language !== after.language) void showTitle();
  const limits = ({ rememberDays, rememberMegabytes }: Settings): string =>
    `${rememberDays} ${rememberMegabytes}`;
  if (limits(before) !== limits(after)) void trimInTurn();
});
onPrivateOffSitesChanged(() => void refreshAllTabs());
onPrivateOwnSitesChanged(() => void refreshAllTabs());
keepSynced();
keepFeeds();
followLibrary();
onMutesChanged(() => void refreshAllTabs());
browser.tabs.onRemoved.addListener((tabId) => void tabClosed(tabId));
browser.tabs.onUpdated.addListener((tabId, change) => void tabChanged(tabId, change.status));

browser.commands.onCommand.addListener((command, tab) => void runCommand(command, tab));
browser.contextMenus.onClicked.addListener((info, tab) => void menuClicked(info, tab));
// What follows here is done at every start, this once for each of the browser.
browser.runtime.onStartup.addListener(() => void trimInTurn());

void lockStorage();
// Nobody waits for the words of menus and button, and what has woken the background does.
setTimeout(() => {
  void showMenus();
  // Neither browser remembers a title over its restart.
  void showTitle();
}, AFTER_ANSWER_MS);
// Chromium loses the registration on reload and restart while it keeps the permission.
void registerContentScript();
