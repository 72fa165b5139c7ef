import type { VNode } from 'preact';
import type { FileState } from '../../schemas/protocol';
import type { Host } from '../host';
import { formatBytes, formatExact, formatPercent } from '../model/format';
import { strings } from '../strings';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { Button } from '../ui/toolkit';
import { Visible } from '../ui/visible';

/** Rows of the issue list; a file with more has its first ones shown and the number of the rest. */
const MOST_ISSUES = 200;
const SEVERITY_ICONS = { error: 'error', warning: 'warning', info: 'info' } as const;

interface FileBarProps {
  readonly file: FileState;
  readonly host: Host;
}

/** What is known about the file itself: how it was read, and what of it was not. */
export function FileBar({ file, host }: FileBarProps): VNode {
  return (
    <div class="file-bar">
      {file.issues.length > 0 && <Issues file={file} />}
      {file.format && <FormatButton file={file} host={host} />}
    </div>
  );
}

function FormatButton({ file, host }: FileBarProps): VNode {
  const format = file.format!;
  return (
    <Popover
      label={strings.formatOf(format.title)}
      button={
        <>
          <span class="popover-title">{format.title}</span>
          <Icon name="chevron-down" />
        </>
      }
    >
      {(close) => (
        <>
          <h2>{format.title}</h2>
          <p>
            <Visible text={format.why} />
          </p>
          {format.others.length > 0 && (
            <>
              <h3>{strings.otherFormats}</h3>
              <ul class="plain-list">
                {format.others.map((other) => (
                  <li key={other.id}>
                    {other.title} <span class="dim">{other.why}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <Button
            onClick={() => {
              close();
              host.note({ type: 'chooseFormat' });
            }}
          >
            {strings.changeFormat}
          </Button>
        </>
      )}
    </Popover>
  );
}

function Issues({ file }: { readonly file: FileState }): VNode {
  const total = file.issues.reduce((sum, issue) => sum + issue.count, 0);
  const worst = (['error', 'warning', 'info'] as const).find((severity) =>
    file.issues.some((issue) => issue.severity === severity),
  )!;
  const hidden = file.issues.length - MOST_ISSUES;
  return (
    <Popover
      className="issues"
      label={strings.issueCount(total)}
      button={
        <>
          <Icon name={SEVERITY_ICONS[worst]} className={`severity-${worst}`} />
          {strings.problems(total)}
        </>
      }
    >
      {() => (
        <>
          <h2>{strings.issuesTitle}</h2>
          <p class="dim">{strings.issuesExplained}</p>
          <ul class="plain-list issue-list">
            {file.issues.slice(0, MOST_ISSUES).map((issue, i) => (
              // Issues have no identity and are only added to.
              <li key={i}>
                <Icon
                  name={SEVERITY_ICONS[issue.severity]}
                  className={`severity-${issue.severity}`}
                  label={strings.severities[issue.severity]}
                />
                <div>
                  <Visible text={issue.message} />
                  <div class="dim">
                    {[
                      issue.count > 1 ? strings.times(formatExact(issue.count)) : undefined,
                      issue.at === undefined ? undefined : strings.atByte(formatExact(issue.at), issue.count > 1),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                </div>
              </li>
            ))}
          </ul>
          {hidden > 0 && <p class="dim">{strings.moreIssues(formatExact(hidden))}</p>}
        </>
      )}
    </Popover>
  );
}

/** How reading goes, while it goes and when it did not come to its end. */
export function ReadingBar({ file, host }: FileBarProps): VNode | null {
  const size = formatBytes(file.bytes);
  if (file.state === 'complete') return null;
  if (file.state === 'reading') {
    const percent = formatPercent(file.progress);
    return (
      <div class="reading-bar">
        <div
          class="reading-progress"
          role="progressbar"
          aria-label={strings.reading}
          aria-valuenow={Math.floor(file.progress * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <div class="reading-done" style={{ width: `${file.progress * 100}%` }} />
        </div>
        <span>{strings.readingFile(percent, size)}</span>
        <span class="dim grow">{strings.stillReading}</span>
        <Button onClick={() => host.note({ type: 'cancel' })}>{strings.cancel}</Button>
      </div>
    );
  }
  return (
    <div class="reading-bar reading-stopped" role="status">
      <Icon
        name={file.state === 'failed' ? 'error' : 'warning'}
        className={file.state === 'failed' ? 'severity-error' : 'severity-warning'}
      />
      <span class="grow">
        {file.state === 'failed' ? strings.readingFailed : strings.readingStopped}{' '}
        {file.message && <Visible text={file.message} />}
      </span>
      <Button onClick={() => host.note({ type: 'reload' })}>{strings.readAgain}</Button>
    </div>
  );
}
