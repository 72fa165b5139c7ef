/** The trace page's entry: draws the page into the host's HTML. */
import '@vscode/codicons/dist/codicon.css';
import './styles/base.css';
import './styles/header.css';
import './styles/list.css';
import './styles/steps.css';
import './styles/path.css';
import './styles/quotes.css';
import './styles/story.css';
import './styles/diagnosis.css';
import './styles/config.css';
import './styles/traces.css';
import './styles/detail.css';
import './styles/content.css';
import './styles/json.css';
import { render } from 'preact';
import { Host } from './host';
import { Page } from './views/page';

render(<Page host={new Host()} />, document.getElementById('app')!);
