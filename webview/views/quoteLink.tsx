import type { VNode } from 'preact';
import type { PageQuote } from '../../schemas/pageDiagnosis';
import { quotedText } from '../model/quoteSearch';
import { strings } from '../strings';
import { Icon } from '../ui/icon';
import { Visible } from '../ui/visible';

const MOST_CHARACTERS = 240;

interface QuoteListProps {
  readonly quotes: readonly PageQuote[];
  readonly onGo: (step: number, text: string) => void;
}

/** Evidence: each quote leads to the step and the text it is from. */
export function QuoteList({ quotes, onGo }: QuoteListProps): VNode | null {
  if (quotes.length === 0) return null;
  return (
    <ul class="quotes plain-list">
      {quotes.map(({ step, quote }, i) => (
        // Quotes have no identity and never change places.
        <li key={i}>
          <button
            type="button"
            class="quote"
            title={strings.showQuote(step)}
            onClick={() => onGo(step, quotedText(quote))}
          >
            <Icon name="quote" />
            <span class="quote-step">{strings.quoteOf(step)}</span>
            <q>
              <Visible text={quote.slice(0, MOST_CHARACTERS)} />
            </q>
          </button>
        </li>
      ))}
    </ul>
  );
}
