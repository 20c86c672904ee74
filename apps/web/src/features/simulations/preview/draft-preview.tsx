import { Button, Group } from '@mantine/core'
import { type Act, finishDraft, type Scenario, splitScenario } from '@petakom/domain'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PreviewSettings } from '../../../exam/settings.tsx'
import { createDeskStore } from '../../../exam/simulation/drafts.ts'
import { createPlay } from '../../../exam/simulation/play.ts'
import { Player } from '../../../exam/simulation/player.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PlayScore } from './play-score.tsx'
import { createStoryClock, type StoryClock } from './story-clock.ts'
import '../../../exam/answers/answers.css'
import classes from './preview.module.css'

const SEED = 1
const STEP_MINUTES = 10

interface Session {
  readonly scenario: Scenario
  readonly clock: StoryClock
  readonly acts: Act[]
  readonly play: ReturnType<typeof createPlay>
  readonly store: ReturnType<typeof createDeskStore>
}

function begin(draft: Scenario): Session {
  const scenario = finishDraft(draft)
  const clock = createStoryClock(() => performance.now() / 1000)
  const acts: Act[] = []
  const append = (act: Omit<Act, 'seq'>) => {
    const seq = acts.length + 1
    acts.push({ ...act, seq })
    return seq
  }
  const { world } = splitScenario(scenario)
  return {
    ...{ scenario, clock, acts, store: createDeskStore() },
    play: createPlay({ world, seed: SEED, acts: [], seconds: clock.seconds, append }),
  }
}

interface DraftPreviewProps {
  readonly scenario: Scenario
  readonly hasErrors: boolean
  /** Keeps what was played as a way of playing for the tester. */
  readonly onKeep?: (acts: readonly Act[]) => void
}

/** The draft played by the very components of the participant's page; time can be let go on faster, and nothing is stored. */
export function DraftPreview({ scenario, hasErrors, onKeep }: DraftPreviewProps) {
  const { t, i18n } = useTranslation()
  const [session, setSession] = useState<Session | null>(null)
  const [isOver, setOver] = useState(false)
  if (hasErrors) return <Notice tone="warning">{t('simulation:preview.errors')}</Notice>
  if (!session)
    return (
      <>
        <p>{t('simulation:preview.lead')}</p>
        <Button onClick={() => setSession(begin(scenario))}>{t('simulation:preview.start')}</Button>
      </>
    )
  const skip = (minutes: number) => {
    session.clock.skip((minutes * 60) / session.scenario.clock.pace)
    session.play.tick()
  }
  const restart = () => {
    setOver(false)
    setSession(begin(scenario))
  }
  return (
    <>
      <Group mb="sm">
        <Button variant="default" onClick={() => skip(STEP_MINUTES)} disabled={isOver}>
          {t('simulation:preview.skip', { minutes: STEP_MINUTES })}
        </Button>
        <Button variant="default" onClick={() => skip(session.scenario.clock.minutes)} disabled={isOver}>
          {t('simulation:preview.toEnd')}
        </Button>
        <Button variant="default" onClick={restart}>
          {t('simulation:preview.again')}
        </Button>
        <Button variant="default" onClick={() => setOver(true)} disabled={isOver}>
          {t('simulation:preview.score')}
        </Button>
        {onKeep ? (
          <Button
            variant="default"
            onClick={() => onKeep(session.acts)}
            disabled={!isOver || session.acts.length === 0}
          >
            {t('simulation:preview.keep')}
          </Button>
        ) : null}
      </Group>
      {session.scenario !== scenario && hasChanged(session.scenario, scenario) ? (
        <Notice>{t('simulation:preview.changed')}</Notice>
      ) : null}
      {isOver ? (
        <PlayScore scenario={session.scenario} acts={session.acts} seed={SEED} />
      ) : (
        <section className={classes.stage} aria-label={t('simulation:section.preview')}>
          <PreviewSettings language={i18n.language === 'en' ? 'en' : 'id'}>
            <Player play={session.play} store={session.store} isLocked={false} onHandIn={() => setOver(true)} />
          </PreviewSettings>
        </section>
      )}
    </>
  )
}

const hasChanged = (played: Scenario, draft: Scenario) => JSON.stringify(played) !== JSON.stringify(finishDraft(draft))
