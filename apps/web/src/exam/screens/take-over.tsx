import { type FormEvent, useState } from 'react'
import type { Exam } from '../exam-api.ts'
import { useSettings } from '../settings.tsx'
import { Frame, Notice } from './frame.tsx'
import { DigitField } from './sign-in.tsx'

interface TakeOverProps {
  readonly exam: Exam
  readonly problem: string | undefined
  readonly onPin: (pin: string) => Promise<void>
}

/** The attempt is open elsewhere: the PIN proves that the person has moved. */
export function TakeOver({ exam, problem, onPin }: TakeOverProps) {
  const { t } = useSettings()
  return (
    <Frame exam={exam}>
      <div className="card narrow">
        <h1>{t('taken.title')}</h1>
        <p>{t('taken.text')}</p>
        {problem && <Notice tone="danger">{problem}</Notice>}
        <PinForm submit={t('taken.submit')} onPin={onPin} />
      </div>
    </Frame>
  )
}

export function PinForm({ submit, onPin }: { submit: string; onPin: (pin: string) => Promise<void> }) {
  const { t } = useSettings()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  async function send(event: FormEvent) {
    event.preventDefault()
    const plain = pin.replace(/\s/g, '')
    if (!/^\d{6}$/.test(plain)) return setProblem(t('signIn.pinProblem'))
    setProblem(undefined)
    setBusy(true)
    await onPin(plain)
    setBusy(false)
  }
  return (
    <form onSubmit={send} noValidate>
      <DigitField id="pin" label={t('signIn.pin')} value={pin} onChange={setPin} problem={problem} />
      <button type="submit" className="primary" disabled={isBusy}>
        {submit}
      </button>
    </form>
  )
}
