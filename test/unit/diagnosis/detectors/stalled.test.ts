import { stalled } from '../../../../extension/diagnosis/detectors/stalled';
import { executed, says, table } from './cases';

const ledger = (answer: boolean) =>
  says(`{"is_progress_being_made": {"reason": "We went back.", "answer": ${answer}}}`);
table(stalled, {
  fires: [
    { name: 'a ledger without progress', lines: [ledger(false), ledger(false), ledger(false)], steps: [1, 2, 3] },
    {
      name: 'nothing to execute',
      lines: [1, 2, 3].map(() => executed('There is no code from the last 1 message for me to execute.')),
      steps: [1, 2, 3],
    },
  ],
  quiet: [
    { name: 'twice', lines: [ledger(false), ledger(false), ledger(true)] },
    { name: 'progress', lines: [ledger(true), ledger(true), ledger(true)] },
  ],
});
