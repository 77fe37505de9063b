import { startPage } from '../own-page';
import { Welcome } from './welcome';

startPage('welcomeTitle', <Welcome />);
