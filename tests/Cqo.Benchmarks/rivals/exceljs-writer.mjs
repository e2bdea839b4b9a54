import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { drive } from './rival.mjs';

// The library's streaming writer, which knows no templates: the rows are written by code, with the same formats.
const formats = { h: 'yyyy/m/d', n: 'yyyy/m/d', l: '#,##0.00', m: '0.00%' };
const ready = new WeakMap();
const rowsOf = record => {
  if (!ready.has(record)) ready.set(record, record.rows.map(r => Object.entries(r).map(([k, v]) => k === 'h' || k === 'n' ? new Date(v + 'T00:00:00Z') : v === '' ? null : v)));
  return ready.get(record);
};
await drive('exceljs', () => async record => {
  const rows = rowsOf(record), stream = new PassThrough(), chunks = [];
  stream.on('data', chunk => chunks.push(chunk));
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet('Sheet1');
  sheet.columns = 'abcdefghijklmno'.split('').map(k => ({ width: 18, style: formats[k] ? { numFmt: formats[k] } : {} }));
  sheet.addRow(['序号']).commit();
  for (let i = 0; i < rows.length; i++) {
    sheet.addRow(rows[i]).commit();
    if ((i & 4095) === 0) await new Promise(resolve => setImmediate(resolve));
  }
  sheet.commit();
  await workbook.commit();
  return Buffer.concat(chunks);
});
