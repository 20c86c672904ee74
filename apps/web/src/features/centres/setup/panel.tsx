import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import type { CentreData } from '../centre-data.ts'
import classes from './panel.module.css'

export interface PanelProps {
  readonly centre: CentreData
  readonly mayEdit: boolean
}

/** A part of the setup: shown as it is, opened to be changed, closed by saving. */
export function Panel(props: {
  title: string
  editLabel?: string
  children: ReactNode
  form?: (close: () => void) => ReactNode
}) {
  const { title, editLabel, children, form } = props
  const { t } = useTranslation()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {form && !isOpen ? (
          <Button
            variant="default"
            aria-label={`${editLabel ?? t('centres:setup.edit')}: ${title}`}
            onClick={() => setOpen(true)}
          >
            {editLabel ?? t('centres:setup.edit')}
          </Button>
        ) : null}
      </div>
      {isOpen && form ? form(() => setOpen(false)) : children}
    </section>
  )
}

/** The form of a panel: sends, shows the refusal in place, and closes when the server has taken it. */
export function PanelForm(props: {
  centreId: string
  save: () => Promise<unknown>
  onClose: () => void
  children: ReactNode
}) {
  const { centreId, save, onClose, children } = props
  const { t } = useTranslation()
  const client = useQueryClient()
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['centre', centreId] })
      onClose()
    },
  })
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    saving.mutate()
  }
  return (
    <form onSubmit={submit}>
      {children}
      {saving.isError ? <ErrorNotice error={saving.error} /> : null}
      <Group mt="md">
        <Button type="submit" loading={saving.isPending}>
          {t('centres:setup.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
      </Group>
    </form>
  )
}
