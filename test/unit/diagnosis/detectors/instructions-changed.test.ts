import { instructionsChanged } from '../../../../extension/diagnosis/detectors/instructions-changed';
import { says, table } from './cases';

const prompt = 'You are the refund agent of a shop for kitchen goods. You answer one request from the inbox. ';
const turn = (text: string, agent = 'a') =>
  says('x', [], { agent, payload: { system: [{ role: 'system', parts: [{ type: 'text', text }] }], input: [] } });
table(instructionsChanged, {
  fires: [
    {
      name: 'another rule',
      lines: [turn(`${prompt}Refund at most 50 EUR.`), turn(`${prompt}Refund at most all of it.`)],
      steps: [2, 1],
      severity: 'warning',
    },
    {
      name: 'a date',
      lines: [turn(`${prompt}Today is 2026-05-01.`), turn(`${prompt}Today is 2026-05-02.`)],
      steps: [2, 1],
      severity: 'info',
    },
  ],
  quiet: [
    { name: 'the same', lines: [turn(prompt), turn(prompt)] },
    { name: 'two agents', lines: [turn(`${prompt}Refund.`), turn(`${prompt}Ship.`, 'b')] },
    {
      name: 'another job',
      lines: [turn(prompt), turn('Summarise the conversation above in three sentences, please.')],
    },
  ],
});
