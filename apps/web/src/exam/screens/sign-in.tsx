import { type FormEvent, useState } from 'react'
import { examApi, Refusal } from '../exam-api.ts'
import { refusalText } from '../messages/refusal-text.ts'
import { useSettings } from '../settings.tsx'
import { Frame, Notice } from './frame.tsx'

const digits = (text: string) => text.replace(/[\s.'-]/g, '')

export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const { t, language } = useSettings()
  const [nip, setNip] = useState('')
  const [pin, setPin] = useState('')
  const [problems, setProblems] = useState<{ nip?: string; pin?: string; all?: string }>({})
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const found = {
      ...(/^\d{18}$/.test(digits(nip)) ? {} : { nip: t('signIn.nipProblem') }),
      ...(/^\d{6}$/.test(digits(pin)) ? {} : { pin: t('signIn.pinProblem') }),
    }
    setProblems(found)
    if (found.nip || found.pin) {
      document.getElementById(found.nip ? 'nip' : 'pin')?.focus()
      return
    }
    setBusy(true)
    try {
      await examApi.signIn(digits(nip), digits(pin))
      onSignedIn()
    } catch (error) {
      setProblems({ all: error instanceof Refusal ? refusalText(error, language) : t('app.offline') })
      setBusy(false)
    }
  }

  return (
    <Frame>
      <form className="card narrow" onSubmit={submit} noValidate>
        <h1>{t('signIn.title')}</h1>
        <p className="muted">{t('signIn.hint')}</p>
        {problems.all && <Notice tone="danger">{problems.all}</Notice>}
        <DigitField id="nip" label={t('signIn.nip')} value={nip} onChange={setNip} problem={problems.nip} />
        <DigitField id="pin" label={t('signIn.pin')} value={pin} onChange={setPin} problem={problems.pin} />
        <button type="submit" className="primary" disabled={isBusy}>
          {t(isBusy ? 'signIn.busy' : 'signIn.submit')}
        </button>
        <p>
          <a href="/latihan">{t('signIn.practice')}</a>
        </p>
      </form>
    </Frame>
  )
}

interface DigitFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: string | undefined
}

export function DigitField({ id, label, value, onChange, problem }: DigitFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={id}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
