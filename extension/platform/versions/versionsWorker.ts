/** Entry of the versions worker's bundle. */
import { answerCalls } from '../answerCalls';
import { Answers } from './answers';
import type { VersionsCall } from './messages';

const answers = new Answers();
answerCalls((call: VersionsCall, signal) => answers.answer(call, signal));
