import type { SimActor } from '@petakom/domain'
import { useSimText } from './messages/index.ts'

interface ActorFieldProps {
  readonly id: string
  readonly actors: readonly SimActor[]
  readonly value: string | undefined
  readonly problem: string | null
  readonly onChange: (id: string) => void
}

/** To whom. Nobody stands there at first unless the message says so: choosing is a decision. */
export function ActorField({ id: field, actors, value, problem, onChange }: ActorFieldProps) {
  const t = useSimText()
  return (
    <div className="field">
      <label htmlFor={field}>{t('form.to')}</label>
      <select
        id={field}
        value={value ?? ''}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${field}-problem` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {value === undefined && <option value="" />}
        {actors.map(({ id, name, role }) => (
          <option key={id} value={id}>
            {name}, {role}
          </option>
        ))}
      </select>
      {problem && (
        <p className="problem" id={`${field}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
