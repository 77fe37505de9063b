/** The second script (session.js): all that an article needs. Takes the place of the first one; run again, it does nothing. */
import { kindOf, present } from './instance';
import { startWithoutPage } from './no-page';
import { startSession } from './session';

present()?.takeOver?.((life, signal, looked) => {
  if (kindOf(document) === 'page') startSession(document, life, signal, looked);
  else startWithoutPage(life, signal, looked);
});
