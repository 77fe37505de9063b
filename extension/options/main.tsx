import { startPage } from '../own-page';
import { Options } from './options';

await startPage('settingsTitle', () => <Options />);
