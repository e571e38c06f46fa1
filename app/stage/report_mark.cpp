#include "stage/report_mark.h"

#include <SDL_syswm.h>

#include <string_view>

namespace khalkha {

void listenForMarks() {
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

bool isMark(const SDL_Event& event) {
#if defined(SDL_VIDEO_DRIVER_X11)
    const SDL_SysWMmsg* const message = event.type == SDL_SYSWMEVENT ? event.syswm.msg : nullptr;
    if (message == nullptr || message->subsystem != SDL_SYSWM_X11 ||
        message->msg.x11.event.type != PropertyNotify) {
        return false;
    }
    const XPropertyEvent& property = message->msg.x11.event.xproperty;
    char* const name = XGetAtomName(property.display, property.atom);
    const bool mark = name != nullptr && std::string_view(name) == "KHALKHA_MARK";
    XFree(name);
    return mark;
#else
    return false;
#endif
}

} // namespace khalkha
