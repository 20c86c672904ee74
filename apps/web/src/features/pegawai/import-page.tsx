import { useUrlFilter } from '../../lib/url-filter.ts'
import { ImportBatchView } from './import-batch.tsx'
import { ImportUpload } from './import-upload.tsx'

/** The address names the batch, so that a reload in the middle of a check or an apply finds it again. */
export default function ImportPage() {
  const [{ berkas }, change] = useUrlFilter()
  const open = (id: string | undefined) => change({ berkas: id })
  return berkas ? (
    <ImportBatchView key={berkas} id={berkas} onBack={() => open(undefined)} />
  ) : (
    <ImportUpload onOpen={open} />
  )
}
