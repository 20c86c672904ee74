import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import type { ReviewView } from './review-panel.tsx'
import classes from './word-list.module.css'

/** Verdicts and comments, the latest first. */
export function WordList({ words }: { words: ReviewView['words'] }) {
  const { t } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  return (
    <section>
      <h2>{t('bank:comment.title')}</h2>
      {words.length === 0 ? <p>{t('bank:comment.none')}</p> : null}
      <ol className={classes.words}>
        {words.map((word) => (
          <li key={word.id} data-verdict={word.verdict ?? 'none'}>
            <p className={classes.head}>
              <strong>{word.by}</strong>
              {word.role ? ` · ${t(`bank:role.${word.role}`)}: ${t(`bank:given.${word.verdict}`)}` : ''}
              {` · ${t('bank:comment.version', { version: word.version })} · ${formatDateTime(word.at, zone)}`}
            </p>
            {word.body ? <p>{word.body}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
