import { Button, Progress } from '@mantine/core'
import type { getStartup, ResponseOf } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../ui/glyph.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import classes from './startup-page.module.css'
import { type PhaseState, phaseStates } from './startup-phases.ts'

type Startup = ResponseOf<typeof getStartup>

/**
 * The first page while the demo loads: its phases, the share done, and what can be used already. It gives way to sign-in
 * when everything is there, or when somebody does not want to wait.
 */
export function StartupPage({ startup, onEnter }: { startup: Startup; onEnter: () => void }) {
  const { t } = useTranslation()
  const phases = phaseStates(startup)
  const current = phases.find(({ state }) => state === 'now' || state === 'stopped')
  const isFailed = startup.state === 'failed'
  const now = current ? t(`identity:startup.phase.${current.phase}`) : t('identity:startup.phase.web')
  const mayEnter = phases[0]?.state === 'done'
  return (
    <div className={classes.page}>
      <PageHeader
        title={isFailed ? t('identity:startup.failedTitle') : t('identity:startup.title')}
        lead={isFailed ? null : t('identity:startup.lead')}
      />
      {isFailed ? (
        <Notice tone="danger" live title={t('identity:startup.failed', { phase: now })}>
          {startup.cause ? <p>{t('identity:startup.failedCause', { cause: startup.cause })}</p> : null}
          <p>{t('identity:startup.failedDo')}</p>
        </Notice>
      ) : null}
      <div className={classes.share}>
        <Progress size="lg" value={startup.percent} aria-label={t('identity:startup.title')} />
        <span className={classes.percent}>{t('identity:startup.share', { percent: startup.percent })}</span>
      </div>
      <p className="visually-hidden" role="status">
        {now}
      </p>
      {mayEnter ? (
        <div className={classes.open}>
          <Button onClick={onEnter}>{t('identity:startup.open')}</Button>
          {isFailed ? null : <p>{t('identity:startup.openHint')}</p>}
        </div>
      ) : null}
      <ol className={classes.phases} aria-label={t('identity:startup.phases')}>
        {phases.map(({ phase, state }, index) => (
          <li
            key={phase}
            className={classes.phase}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={classes.mark}>
              <Mark state={state} number={index + 1} />
            </span>
            <span className={classes.name}>
              {t(`identity:startup.phase.${phase}`)} <em>({t(`identity:startup.${state}`)})</em>
            </span>
            <span className={classes.note}>
              {state === 'done' ? t('identity:startup.usable') : t('identity:startup.then')}:{' '}
              {t(`identity:startup.opens.${phase}`)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Mark({ state, number }: { state: PhaseState; number: number }) {
  if (state === 'done') return <Glyph name="check" />
  if (state === 'stopped') return <Glyph name="warning" />
  return number
}
