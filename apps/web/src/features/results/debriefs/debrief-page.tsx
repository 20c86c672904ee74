import { Button } from '@mantine/core'
import { type Debrief, listDebriefs } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate, formatNip } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PrintButton } from '../../../ui/print-button.tsx'
import { DebriefForm } from './debrief-form.tsx'
import { DebriefRecord } from './debrief-record.tsx'
import { PaperDialog } from './paper-dialog.tsx'

type Open = { form: Debrief | null } | { paper: Debrief } | null

/** Meetings in which one participant heard the result: what was said, what was agreed, and the participant's own word. */
export default function DebriefPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const mayEdit = usePermission('debrief.edit')
  const [open, setOpen] = useState<Open>(null)
  const found = useQuery({ queryKey: ['debriefs', id], queryFn: () => callApi(listDebriefs, { params: { id } }) })
  if (found.isPending) return <Loading lines={8} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const { person, event, assessedOn, debriefs } = found.data
  const close = () => setOpen(null)
  return (
    <>
      <PageHeader
        title={t('debriefs:page.title', { name: person.name })}
        lead={`${formatNip(person.nip)} · ${person.jabatan}`}
        actions={
          <>
            {mayEdit ? <Button onClick={() => setOpen({ form: null })}>{t('debriefs:page.add')}</Button> : null}
            {debriefs.length > 0 ? <PrintButton /> : null}
          </>
        }
      />
      <p>
        {t('debriefs:page.about', { event, date: formatDate(assessedOn) })}{' '}
        <Link className="no-print" to={`/hasil/${id}` as never}>
          {t('debriefs:page.report')}
        </Link>
      </p>
      {open && 'form' in open ? (
        <DebriefForm
          key={open.form?.id ?? 'new'}
          participantId={id}
          corrected={open.form}
          advice={found.data.advice}
          today={found.data.today}
          earliest={assessedOn}
          onClose={close}
        />
      ) : null}
      {debriefs.length === 0 && open === null ? (
        <EmptyState title={t('debriefs:page.empty')}>{t('debriefs:page.emptyHint')}</EmptyState>
      ) : null}
      {debriefs.map((debrief) => (
        <DebriefRecord
          key={debrief.id}
          debrief={debrief}
          actions={
            mayEdit && !debrief.acknowledged ? (
              <>
                <Button variant="default" size="xs" onClick={() => setOpen({ form: debrief })}>
                  {t('debriefs:page.correct')}
                </Button>
                <Button variant="default" size="xs" onClick={() => setOpen({ paper: debrief })}>
                  {t('debriefs:page.paper')}
                </Button>
              </>
            ) : null
          }
        />
      ))}
      <PaperDialog
        participantId={id}
        debrief={open && 'paper' in open ? open.paper : null}
        today={found.data.today}
        onClose={close}
      />
    </>
  )
}
