import { useTranslation } from 'react-i18next'
import classes from './stepper.module.css'

export interface Step {
  readonly id: string
  readonly label: string
}

/** Where one stands in a fixed order of steps; steps before `current` are done. */
export function Stepper({ steps, current }: { steps: readonly Step[]; current: string }) {
  const { t } = useTranslation()
  const at = steps.findIndex((step) => step.id === current)
  return (
    <ol className={classes.steps} aria-label={t('common:stepper.label')}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={classes.step}
          data-state={index < at ? 'done' : index === at ? 'current' : 'ahead'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={classes.number}>{index + 1}</span>
          <span>
            {step.label}
            {index < at ? <span className="visually-hidden">, {t('common:stepper.done')}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}
