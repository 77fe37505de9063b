/** A document that nobody sees: in Chrome it asks feeds and reads their markup, at the background's word alone. */
import { browser, type Runtime } from '../browser';
import { isRoomCall } from '../feeds/room';
import { visit, type Visit } from '../feeds/visit';

const listener = (message: unknown, sender: Runtime.MessageSender): Promise<Visit> | undefined => {
  const isBackground =
    sender.id === browser.runtime.id &&
    sender.tab === undefined &&
    sender.url?.startsWith(browser.runtime.getURL('')) === true;
  return isBackground && isRoomCall(message) ? visit(message.ask) : undefined;
};
browser.runtime.onMessage.addListener(
  listener as Parameters<typeof browser.runtime.onMessage.addListener>[0],
);
