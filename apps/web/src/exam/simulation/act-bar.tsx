import type { SimMessage } from '@petakom/domain'
import { useState, useSyncExternalStore } from 'react'
import { ActForm } from './act-form.tsx'
import { useDesk } from './desk-context.ts'
import { firstField } from './first-field.ts'
import { useSimText } from './messages/index.ts'
import type { OpenAct } from './open-acts.ts'

interface ActBarProps {
  readonly message: SimMessage
  readonly acts: readonly OpenAct[]
  readonly hasDecisions: boolean
}

/** What can be done on a message beside its decisions: one form open at a time, below its button. */
export function ActBar({ message, acts, hasDecisions }: ActBarProps) {
  const { store, go } = useDesk()
  const { place } = useSyncExternalStore(store.subscribe, store.view)
  const t = useSimText()
  const [told, setTold] = useState<string | null>(null)
  const open = acts.find(({ kind }) => kind === place.form)
  return (
    <section className="sim-act-bar" aria-labelledby="sim-acts-title">
      <h3 id="sim-acts-title" className={hasDecisions ? undefined : 'visually-hidden'}>
        {t('act.title')}
      </h3>
      <ul className="sim-chips">
        {acts.map(({ kind }) => (
          <li key={kind}>
            <button
              type="button"
              id={`sim-act-${kind}`}
              aria-expanded={place.form === kind}
              onClick={() => {
                setTold(null)
                if (place.form === kind) go({ form: null }, `sim-act-${kind}`)
                else go({ form: kind }, firstField(message.id))
              }}
            >
              {t(`act.${kind}`)}
            </button>
          </li>
        ))}
      </ul>
      {told && <p className="problem">{told}</p>}
      {open && (
        <ActForm
          key={open.kind}
          about={message.id}
          subject={message.subject}
          open={open}
          sender={message.from}
          onDone={(refusal) => {
            setTold(refusal)
            go({ form: null }, 'sim-message')
          }}
          onCancel={() => go({ form: null }, `sim-act-${open.kind}`)}
        />
      )}
    </section>
  )
}
