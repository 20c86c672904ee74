import type { Washup } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { useInstant } from './use-instant.ts'
import classes from './washup.module.css'

/** What happened in the room, in order. */
export function Happenings({ washup }: { washup: Washup }) {
  const { t } = useTranslation()
  const { full } = useInstant()
  return (
    <section className={classes.section}>
      <h2>{t('washup:happening.title')}</h2>
      <ol className={classes.words}>
        {washup.happenings.map(({ kind, by, to, reason, at }) => (
          <li key={`${at}${kind}`}>
            {t(`washup:happening.${kind}`, { by, to })} <span className={classes.muted}>{full(at)}</span>
            {reason ? (
              <>
                <br />
                {reason}
              </>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
