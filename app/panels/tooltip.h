#pragma once
// Tooltips: they come when the mouse has rested, stand beside what they explain, and keep away while the
// picture is presented or driven by keys (PanelInput::mayExplain).

#include "panels/tip_place.h"
#include "panels/widgets.h"

namespace khalkha {

/// The box of the last item, in display units.
[[nodiscard]] WidgetBox itemBox();

/// A tooltip while it lives, beside the box of what it explains. Nothing may be drawn into it while it is
/// not open.
class Tooltip {
public:
    /// widthPx: of the window, in display units.
    Tooltip(const PanelInput& input, const WidgetBox& box, float widthPx);
    Tooltip(const Tooltip&) = delete;
    Tooltip& operator=(const Tooltip&) = delete;
    Tooltip(Tooltip&&) = delete;
    Tooltip& operator=(Tooltip&&) = delete;
    ~Tooltip();
    [[nodiscard]] bool isOpen() const { return _open; }

private:
    bool _open = false;
};

/// A few words about the last item, if the mouse rests on it.
void explain(const PanelInput& input, std::string_view text);
/// The same about a part of it, which the mouse is on.
void explain(const PanelInput& input, const WidgetBox& box, std::string_view text);

} // namespace khalkha
