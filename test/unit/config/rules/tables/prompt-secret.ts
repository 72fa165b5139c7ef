import { instructions, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    instructions('Set OPENAI_API_KEY=sk-your-key-here-xxxxxxxxxxxxxxxx first.'),
    instructions('The token is kept in the vault.'),
  ],
  invalid: [
    {
      ...instructions(`Use the key ${'sk-' + 'proj-A1b2C3d4E5f6G7h8I9j0K1l2'} for uploads.`),
      at: 'body',
      says: 'an OpenAI key',
    },
    { ...instructions('-----BEGIN RSA ' + 'PRIVATE KEY-----\nMIIE'), at: 'body', says: 'a private key' },
    { ...instructions('api_key: "q7Zt9Lw2Xc4Vb8Nm1Kp5Rd"'), at: 'body', says: 'a credential' },
  ],
};

export default table;
