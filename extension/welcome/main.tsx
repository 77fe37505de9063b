import { startPage } from '../own-page';
import { Welcome } from './welcome';

await startPage('welcomeTitle', () => <Welcome />);
