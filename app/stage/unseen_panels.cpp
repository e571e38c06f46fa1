#include "stage/unseen_panels.h"

#include "panels/docked.h"

#include <imgui/imgui.h>

#include <cfloat>

namespace khalkha {

UnseenPanels::UnseenPanels(Session& session, AtlasPtr fonts, double width, double height)
    : _session(session), _fonts(std::move(fonts)), _width(width), _height(height) {
    ImGui::CreateContext(_fonts.get());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    // Lists of more corners than 16 bits count are allowed, as OpenGL 3.3 allows them.
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    unsigned char* pixels = nullptr;
    int widthPx = 0;
    int heightPx = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &widthPx, &heightPx);
}

UnseenPanels::~UnseenPanels() {
    ImGui::DestroyContext();
}

Commands UnseenPanels::frame(PartTimes* times) {
    const double begin = processorMilliseconds();
    double last = begin;
    _memory.onPartDone = {};
    if (times != nullptr) {
        _memory.onPartDone = [&](const char* part) {
            times->took(part, processorMilliseconds() - last);
            last = processorMilliseconds();
        };
    }
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(_width), static_cast<float>(_height));
    io.DeltaTime = 1.0F / 60;
    const bool inside = _mouse.x >= 0;
    io.MousePos = inside ? ImVec2(static_cast<float>(_mouse.x), static_cast<float>(_mouse.y))
                         : ImVec2(-FLT_MAX, -FLT_MAX);
    io.MouseDown[0] = _mouse.pressed;
    io.MouseWheel = static_cast<float>(std::exchange(_mouse.wheel, 0));
    ImGui::NewFrame();
    PanelInput input{_session, nullptr, nullptr, nullptr, _width, _height, 1, std::nullopt, false};
    _session.setPanelSpace(panelSpace(input));
    applyPanelStyle(theme(_session.state().view.theme), input.uiScale);
    Commands commands;
    last = processorMilliseconds();
    (void)showPanels(input, _memory, commands);
    ImGui::Render();
    if (times != nullptr) {
        times->took("all panels", processorMilliseconds() - begin);
    }
    _memory.onPartDone = {};
    _vertices = static_cast<size_t>(ImGui::GetDrawData()->TotalVtxCount);
    for (const Command& command : commands) {
        _session.dispatch(command);
    }
    return commands;
}

} // namespace khalkha
