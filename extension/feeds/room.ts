/** What goes between Chrome's service worker, which has no document, and the offscreen document that reads for it. */
import type { Ask } from './visit';

export interface RoomCall {
  readonly headwater: 'visit';
  readonly ask: Ask;
}

export const isRoomCall = (message: unknown): message is RoomCall =>
  typeof message === 'object' &&
  message !== null &&
  'headwater' in message &&
  message.headwater === 'visit' &&
  'ask' in message;
