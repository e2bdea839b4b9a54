import { TemplateHandler } from 'easy-template-x';
import { drive } from './rival.mjs';

await drive('easy-template-x', template => {
  const handler = new TemplateHandler();
  return record => handler.process(template, record);
});
