import { Button } from '@mantine/core'
import { exportItems } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../../lib/download.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'

/** The whole bank, or one item, as a QTI 3 package with its keys. */
export function ExportButton({ id }: { id?: string }) {
  const { t } = useTranslation()
  const take = useMutation({
    mutationFn: () =>
      downloadFile(id === undefined ? exportItems.url : `${exportItems.url}?ids=${id}`, 'bank-soal-qti.zip'),
  })
  return (
    <>
      <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
        {t('itemImport:export')}
      </Button>
      {take.isError ? <ErrorNotice error={take.error} /> : null}
    </>
  )
}
