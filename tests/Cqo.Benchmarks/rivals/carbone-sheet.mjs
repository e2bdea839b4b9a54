import { promisify } from 'node:util';
import carbone from 'carbone';
import { drive } from './rival.mjs';

// It writes dates as texts, so it gets the numbers of the days.
const days = text => Math.round(Date.parse(text + 'T00:00:00Z') / 864e5) + 25569;
const ready = new WeakMap();
const data = record => {
  if (!ready.has(record)) ready.set(record, { rows: record.rows.map(r => ({ ...r, h: days(r.h), n: days(r.n) })) });
  return ready.get(record);
};
const render = promisify(carbone.render);
await drive('carbone', (_, path) => record => render(path, data(record)));
