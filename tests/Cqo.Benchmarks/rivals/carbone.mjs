import { promisify } from 'node:util';
import carbone from 'carbone';
import { drive } from './rival.mjs';

// The library reads templates from disk by their path.
const render = promisify(carbone.render);
await drive('carbone', (_, path) => record => render(path, record));
