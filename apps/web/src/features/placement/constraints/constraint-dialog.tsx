import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Round } from '../placement-data.ts'
import type { Choice } from './constraint-choice.ts'
import { ConstraintForm } from './constraint-form.tsx'

interface Props {
  readonly round: Pick<Round, 'id' | 'version'>
  /** What is chosen already; null keeps the dialog closed. */
  readonly start: Choice | null
  readonly onClose: () => void
}

/** To lock, force or forbid: who and where, what it costs, why, and only then accepted. */
export function ConstraintDialog({ round, start, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={start !== null}
      onClose={onClose}
      size="xl"
      title={t('placement:constraint.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {start ? <ConstraintForm round={round} start={start} onClose={onClose} /> : null}
    </Modal>
  )
}
