import { startPage } from '../own-page';
import { Options } from './options';

startPage('settingsTitle', <Options />);
