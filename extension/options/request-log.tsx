/** Every request that was made, until the reader clears the list. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Done } from '../done';
import { formatBytes, formatWhen, t, tn } from '../i18n';
import { clearLog, onFeedsChanged, onLibraryChanged, readLog } from '../library/index';
import { useLoaded } from '../own-page';
import { resultWords } from './feed-words';

/** So many are shown until the reader asks for the rest. */
const FIRST = 20;

export const RequestLog = (): JSX.Element => {
  const { loaded, again } = useLoaded(readLog, '');
  const [isWhole, setWhole] = useState(false);
  const [cleared, setCleared] = useState<'none' | 'done' | 'failed'>('none');
  useEffect(() => {
    const stops = [onFeedsChanged(again), onLibraryChanged(again)];
    return () => stops.forEach((stop) => stop());
  }, [again]);
  const requests = loaded.state === 'loaded' ? loaded.value : [];
  const shown = isWhole ? requests : requests.slice(0, FIRST);
  const clear = (): void => {
    clearLog().then(
      () => {
        setCleared('done');
        setWhole(false);
        again();
      },
      () => setCleared('failed'),
    );
  };
  return (
    <section>
      <h2>{t('requestsHeading')}</h2>
      <p class="note">{t('requestsNote')}</p>
      {loaded.state === 'loaded' && requests.length === 0 && cleared !== 'done' && (
        <p class="note empty">{t('requestsNone')}</p>
      )}
      {cleared === 'done' && requests.length === 0 && <Done text={t('requestsCleared')} />}
      {(loaded.state === 'failed' || cleared === 'failed') && (
        <p class="answer" role="alert">
          {t(cleared === 'failed' ? 'feedProblemFailed' : 'stateLost')}
        </p>
      )}
      {shown.length > 0 && (
        <table class="requests">
          <thead>
            <tr>
              <th scope="col">{t('requestTime')}</th>
              <th scope="col">{t('requestAddress')}</th>
              <th scope="col">{t('requestResult')}</th>
              <th scope="col">{t('requestSize')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((request, index) => (
              <tr key={requests.length - index}>
                <td>
                  <time dateTime={request.at}>{formatWhen(request.at)}</time>
                </td>
                <td class="request-address">
                  <bdi>{request.url}</bdi>
                </td>
                <td>{resultWords(request)}</td>
                <td>{request.bytes === 0 ? '–' : formatBytes(request.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {requests.length > 0 && (
        <p class="buttons">
          {requests.length > shown.length && (
            <button type="button" class="button" onClick={() => setWhole(true)}>
              {tn('requestsAll', requests.length - shown.length)}
            </button>
          )}
          <button type="button" class="button" onClick={clear}>
            {t('requestsClear')}
          </button>
        </p>
      )}
    </section>
  );
};
