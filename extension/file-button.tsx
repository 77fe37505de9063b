/** A button that opens the browser's choice of files; the browser's own field is not to be seen. */
import type { ComponentChildren, JSX, Ref } from 'preact';
import { useRef } from 'preact/hooks';

export const FileButton = ({
  accept,
  multiple = false,
  fieldClass,
  button,
  onFiles,
  children,
}: {
  readonly accept: string;
  readonly multiple?: boolean;
  readonly fieldClass?: string;
  readonly button?: Ref<HTMLButtonElement>;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ComponentChildren;
}): JSX.Element => {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button ref={button ?? null} type="button" class="button" onClick={() => field.current?.click()}>
        {children}
      </button>
      <input
        ref={field}
        class={fieldClass}
        type="file"
        accept={accept}
        multiple={multiple}
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
};
