import XlsxTemplate from 'xlsx-template';
import { drive } from './rival.mjs';

const ready = new WeakMap();
const data = record => {
  if (!ready.has(record)) ready.set(record, { rows: record.rows.map(r => ({ ...r, h: new Date(r.h + 'T00:00:00Z'), n: new Date(r.n + 'T00:00:00Z') })) });
  return ready.get(record);
};
await drive('xlsx-template', template => record => {
  const workbook = new XlsxTemplate(template);
  workbook.substitute(1, data(record));
  return workbook.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
});
