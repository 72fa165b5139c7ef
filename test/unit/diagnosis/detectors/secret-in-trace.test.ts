import { secretInTrace } from '../../../../extension/diagnosis/detectors/secret-in-trace';
import { call, executed, says, table } from './cases';

// Put together here, so that no scanner takes this file for a leak.
const token = ['ghp', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0iL3oR6'].join('_');
const aws = `AKIA${'Q7R2T9W4Y6U3I8O5'}`;
table(secretInTrace, {
  fires: [
    {
      name: 'a token, twice',
      lines: [says(`I use ${token}.`), call('clone', { token }, 'ok')],
      steps: [1, 2],
      message: /GitHub token/,
      severity: 'error',
    },
    { name: 'a key in a result', lines: [executed(`key=${aws}`)], steps: [1] },
    {
      name: 'a password in an address',
      lines: [executed('postgres://app:s3cretpw@db.internal:5432/x')],
      steps: [1],
      message: /••••@db/,
    },
  ],
  quiet: [
    { name: 'an example', lines: [executed('AKIAIOSFODNN7EXAMPLE and sk-xxxxxxxxxxxxxxxxxxxxxxxx')] },
    { name: 'an address', lines: [executed('https://db.internal:5432/x?user=ann')] },
    { name: 'a hash', lines: [executed('d41d8cd98f00b204e9800998ecf8427e')] },
  ],
  quotes: 'figures',
});
