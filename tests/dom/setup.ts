/** Before each DOM test file: the extension API that webextension-polyfill looks for when it is imported. */
import { installFakeBrowser } from './fake-browser';

installFakeBrowser();
