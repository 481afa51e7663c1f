import {
  Avatar,
  Button,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { SignOutRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

import { useSession } from "../sign-in/session.ts";

export function PersonMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const name = session.isSample ? t(`people.${session.name}.name`, session.name) : session.name;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<Avatar aria-hidden size={28} color="brand" />}
          aria-label={t("frame.person", { name })}
          title={name}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{name}</MenuGroupHeader>
            <MenuItem
              icon={<SignOutRegular />}
              onClick={() => {
                session.signOut();
              }}
            >
              {t("frame.signOut")}
            </MenuItem>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
