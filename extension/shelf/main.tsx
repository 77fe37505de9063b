import { startPage } from '../own-page';
import { Shelf } from './shelf';

await startPage('libraryTitle', () => <Shelf />);
