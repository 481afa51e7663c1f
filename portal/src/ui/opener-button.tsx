import { Button, useRestoreFocusTarget, type ButtonProps } from "@fluentui/react-components";

/** A button that opens a dialog. The focus comes back to it when the dialog closes. */
export function OpenerButton(props: ButtonProps) {
  return <Button aria-haspopup="dialog" {...useRestoreFocusTarget()} {...props} />;
}
