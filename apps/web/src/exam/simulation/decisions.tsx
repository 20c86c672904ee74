import type { SimMessage } from '@petakom/domain'
import { type FormEvent, useState } from 'react'
import { useDesk } from './desk-context.ts'
import { useSimText } from './messages/index.ts'
import type { OpenOption } from './open-acts.ts'
import { amount } from './story-bar.tsx'
import { useAct } from './use-act.ts'
import { useDraft } from './use-draft.ts'

/** The decisions that a message offers: one is chosen, then taken; what it uses is said beside it. */
export function Decisions({ message, options }: { message: SimMessage; options: readonly OpenOption[] }) {
  const { go } = useDesk()
  const t = useSimText()
  const act = useAct()
  const { draft, change, forget } = useDraft(`${message.id}/decide`)
  const [problem, setProblem] = useState<string | null>(null)
  const chosen = options.find(({ option, isPayable }) => isPayable && option.id === draft.option)?.option.id
  function decide(event: FormEvent) {
    event.preventDefault()
    if (!chosen) return setProblem(t('decide.choose'))
    forget()
    setProblem(act({ kind: 'decide', about: message.id, option: chosen }))
    go({}, 'sim-message')
  }
  return (
    <form className="sim-decide" onSubmit={decide} noValidate>
      <fieldset className="sub-field" aria-describedby={problem ? 'sim-decide-problem' : undefined}>
        <legend>{t('decide.title')}</legend>
        {options.map(({ option, isPayable }) => (
          <label key={option.id} className="option">
            <input
              type="radio"
              name={`${message.id}-decide`}
              checked={chosen === option.id}
              disabled={!isPayable}
              onChange={() => {
                setProblem(null)
                change({ option: option.id })
              }}
            />
            <span>
              {option.label}
              <Cost cost={option.cost} isPayable={isPayable} />
            </span>
          </label>
        ))}
      </fieldset>
      {options.some(({ option }) => option.closesMessage) && <p className="hint">{t('decide.closes')}</p>}
      {problem && (
        <p className="problem" id="sim-decide-problem">
          {problem}
        </p>
      )}
      <button type="submit" className="primary">
        {t('decide.submit')}
      </button>
    </form>
  )
}

function Cost({ cost = {}, isPayable }: { cost?: Readonly<Record<string, number>> | undefined; isPayable: boolean }) {
  const { play } = useDesk()
  const t = useSimText()
  const parts = Object.entries(cost).flatMap(([id, price]) => {
    const resource = play.world.resources.find((one) => one.id === id)
    return resource?.shown ? [`${amount(price)} ${resource.unit} (${resource.name})`] : []
  })
  if (parts.length === 0 && isPayable) return null
  return (
    <span className="sim-cost">
      {parts.length > 0 && t('decide.cost', { cost: parts.join(', ') })}
      {!isPayable && ` ${t('decide.tooDear')}`}
    </span>
  )
}
