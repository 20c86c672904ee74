import { useState } from 'react'
import type { AttemptView } from '../attempt/attempt-view.ts'
import type { AttemptSession } from '../attempt-session.ts'
import { type Exam, examApi, Refusal } from '../exam-api.ts'
import { formatTime, type MessageKey } from '../messages/index.ts'
import { refusalText } from '../messages/refusal-text.ts'
import { useSettings } from '../settings.tsx'
import { Emergency } from './emergency.tsx'
import { Notice } from './frame.tsx'
import { PinForm } from './take-over.tsx'

interface AttemptNoticesProps {
  readonly exam: Exam
  readonly session: AttemptSession
  readonly view: AttemptView
}

/** Where the answers are, and whatever the person must know before going on; the same for tests and simulations. */
export function AttemptNotices({ exam, session, view }: AttemptNoticesProps) {
  const { t } = useSettings()
  const { save, pausedLeft, items } = view
  const isPaused = pausedLeft !== null
  const numbers = items.flatMap(({ id }, index) => (view.refused.has(id) ? [index + 1] : [])).join(', ')
  const isStuck = save === 'offline' || save === 'memory' || view.isWaiting || view.refused.size > 0
  const needsFile = (isStuck || (view.readOnly === 'moved' && save === 'device')) && session.emergencyContent()
  const saved: MessageKey = session.story && save !== 'memory' ? `save.act.${save}` : `save.${save}`
  return (
    <>
      <p className="save-line" role="status" data-save={save}>
        <span aria-hidden="true">{save === 'server' ? '✓' : save === 'none' ? '○' : '↻'}</span> {t(saved)}
      </p>
      {view.refused.size > 0 && (
        <Notice tone="warning">{session.story ? t('save.act.refused') : t('save.refused', { numbers })}</Notice>
      )}
      {view.late > 0 && <Notice tone="warning">{t('save.late', { count: view.late })}</Notice>}
      {isPaused && <Notice tone="info">{t('timer.paused')}</Notice>}
      {view.wasExtended && !isPaused && (
        <Notice tone="info">
          {t('timer.extended', { time: formatTime(new Date(view.deadline), exam.instansi.timezone) })}
        </Notice>
      )}
      {view.readOnly === 'moved' && <Notice tone="warning">{t('readOnly.moved')}</Notice>}
      {view.readOnly === 'tab' && (
        <Notice tone="warning">
          <p>{t('readOnly.tab')}</p>
          <button type="button" onClick={() => location.reload()}>
            {t('readOnly.tab.reload')}
          </button>
        </Notice>
      )}
      {view.isSignedOut && <SignInAgain exam={exam} onDone={() => session.signedInAgain()} />}
      {view.phase === 'handing-in' && (
        <Notice tone={view.isWaiting ? 'warning' : 'info'}>
          {view.isTimeUp && <p>{t('handIn.timeUp')}</p>}
          <p>{t(view.isWaiting ? 'handIn.waiting' : 'handIn.busy')}</p>
        </Notice>
      )}
      {needsFile && <Emergency exam={exam} session={session} />}
    </>
  )
}

function SignInAgain({ exam, onDone }: { exam: Exam; onDone: () => void }) {
  const { t, language } = useSettings()
  const [problem, setProblem] = useState<string>()
  return (
    <Notice tone="warning">
      <p>{t('signIn.again')}</p>
      {problem && <p className="problem">{problem}</p>}
      <PinForm
        submit={t('signIn.submit')}
        onPin={async (pin) => {
          try {
            await examApi.signIn(exam.nip, pin)
            onDone()
          } catch (error) {
            setProblem(error instanceof Refusal ? refusalText(error, language) : t('app.offline'))
          }
        }}
      />
    </Notice>
  )
}
