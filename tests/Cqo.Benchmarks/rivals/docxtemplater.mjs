import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { drive } from './rival.mjs';

// The library renders a document once; its manual makes a new one from the template's bytes each time.
await drive('docxtemplater', template => record => {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render(record);
  return document.toBuffer();
});
