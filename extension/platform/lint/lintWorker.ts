/** Entry of the lint worker's bundle. */
import { answerCalls } from '../answerCalls';
import { answer } from './answers';

answerCalls(answer);
