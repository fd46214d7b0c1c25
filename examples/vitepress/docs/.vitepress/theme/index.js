import DefaultTheme from "vitepress/theme";
import "whypull/element";
import "./whypull.css";

export default DefaultTheme;
