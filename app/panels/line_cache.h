#pragma once
// Lines of texts that are shown frame after frame, broken once. Pure.

#include "panels/line_break.h"

#include <cstdint>
#include <map>
#include <string>

namespace khalkha {

class LineCache {
public:
    /// breakLines(text, width, measure), from before where the same text was broken to the same width in the
    /// same type. `type`: a number that differs where measure does. The lines are parts of the text given.
    [[nodiscard]] std::vector<std::string_view>
    lines(std::string_view text, double width, double type, const MeasureWidth& measure);
    /// Forgets what was not asked for since the last call, once that is more than a few texts.
    void endFrame();
    [[nodiscard]] size_t size() const { return _broken.size(); }

private:
    struct Key {
        std::string text;
        double width = 0, type = 0;
    };
    /// Looks a text up without a copy of it.
    struct View {
        std::string_view text;
        double width = 0, type = 0;
    };
    struct Less {
        using is_transparent = void;
        template <class A, class B> bool operator()(const A& a, const B& b) const {
            if (a.width != b.width || a.type != b.type) {
                return a.width != b.width ? a.width < b.width : a.type < b.type;
            }
            return a.text.size() != b.text.size() ? a.text.size() < b.text.size()
                                                  : std::string_view(a.text) < std::string_view(b.text);
        }
    };
    struct Broken {
        std::vector<std::pair<size_t, size_t>> lines; ///< first byte and number of bytes
        bool wanted = true;                           ///< since the last endFrame
    };
    std::map<Key, Broken, Less> _broken;
};

} // namespace khalkha
