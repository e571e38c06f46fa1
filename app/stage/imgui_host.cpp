#include "stage/imgui_host.h"

#include <SDL.h>
#include <imgui/imgui.h>
#include <imgui/imgui_internal.h>

#include <algorithm>
#include <utility>
#include <vector>

// ImGui's own parts for SDL2 and OpenGL 3 are in libimgui. They are declared here instead of including their
// headers: those include "imgui.h" from a folder that is in no include path, and the one for SDL2 has another
// name in every release. The names below are mangled with their types, so a difference would not link.
bool ImGui_ImplSDL2_InitForOpenGL(SDL_Window* window, void* sdlGlContext); // NOLINT
void ImGui_ImplSDL2_Shutdown();                                            // NOLINT
void ImGui_ImplSDL2_NewFrame();                                            // NOLINT
bool ImGui_ImplSDL2_ProcessEvent(const SDL_Event* event);                  // NOLINT
bool ImGui_ImplOpenGL3_Init(const char* glslVersion);                      // NOLINT
void ImGui_ImplOpenGL3_Shutdown();                                         // NOLINT
void ImGui_ImplOpenGL3_NewFrame();                                         // NOLINT
void ImGui_ImplOpenGL3_RenderDrawData(ImDrawData* drawData);               // NOLINT
#if IMGUI_VERSION_NUM < 19200
bool ImGui_ImplOpenGL3_CreateFontsTexture();  // NOLINT
void ImGui_ImplOpenGL3_DestroyFontsTexture(); // NOLINT
#endif

namespace khalkha {

namespace {

// What ImGui changes inside from release to release; everything else here it promises.

/// The frame round the item that has the keyboard. With it the mouse's own highlight stays away.
void showNavigation(ImGuiContext& context, bool on) {
#if IMGUI_VERSION_NUM < 19140
    context.NavDisableHighlight = !on;
    context.NavDisableMouseHover = on || context.NavDisableMouseHover;
#else
    context.NavCursorVisible = on;
    context.NavHighlightItemUnderNav = on || context.NavHighlightItemUnderNav;
#endif
}

/// Drops what is drawn with the atlas in use. Since 1.92 the renderer follows the atlas by itself.
void dropFontTexture() {
#if IMGUI_VERSION_NUM < 19200
    ImGui_ImplOpenGL3_DestroyFontsTexture();
#else
    ImGui::UnregisterFontAtlas(ImGui::GetIO().Fonts);
#endif
}

void makeFontTexture() {
#if IMGUI_VERSION_NUM < 19200
    ImGui_ImplOpenGL3_CreateFontsTexture();
#else
    ImGui::RegisterFontAtlas(ImGui::GetIO().Fonts);
#endif
}

} // namespace

Result<std::unique_ptr<ImGuiHost>> ImGuiHost::create(SDL_Window* window, void* glContext, AtlasPtr fonts) {
    std::unique_ptr<ImGuiHost> host(new ImGuiHost(std::move(fonts)));
    ImGui::CreateContext(host->_fonts.get());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // what is remembered is the session's business
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    host->_hasPlatform = ImGui_ImplSDL2_InitForOpenGL(window, glContext);
    host->_hasRenderer = host->_hasPlatform && ImGui_ImplOpenGL3_Init("#version 330 core");
    if (!host->_hasRenderer) {
        return Error{
            ErrorKind::noOpenGl,
            {},
            "the panels cannot be drawn with this OpenGL.",
            "OpenGL 3.3 is needed: on Debian, install libgl1-mesa-dri."};
    }
    return host;
}

ImGuiHost::~ImGuiHost() {
    if (_hasRenderer) {
        ImGui_ImplOpenGL3_Shutdown();
    }
    if (_hasPlatform) {
        ImGui_ImplSDL2_Shutdown();
    }
    ImGui::DestroyContext();
}

void ImGuiHost::handle(const SDL_Event& event) {
    ImGui_ImplSDL2_ProcessEvent(&event);
    if (event.type == SDL_MOUSEMOTION) {
        _mouseX = event.motion.x;
        _mouseY = event.motion.y;
        _isMouseInside = true;
        _isDragging = event.motion.state != 0;
    } else if (event.type == SDL_MOUSEBUTTONUP) {
        _isDragging = false;
    } else if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_LEAVE) {
        _isMouseInside = false;
    }
    if (event.type == SDL_KEYDOWN) {
        // ImGui before 1.87 asks for the modifiers of now; they may already be up when the key is looked at.
        ImGuiIO& io = ImGui::GetIO();
        io.KeyCtrl = (event.key.keysym.mod & KMOD_CTRL) != 0;
        io.KeyShift = (event.key.keysym.mod & KMOD_SHIFT) != 0;
    }
}

void ImGuiHost::setFonts(AtlasPtr fonts) {
    dropFontTexture();
    _fonts = std::move(fonts);
    ImGui::GetIO().Fonts = _fonts.get();
    makeFontTexture();
}

void ImGuiHost::beginFrame(double pixelScale) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    if (_isDragging || (_isMouseInside && ImGui::IsMousePosValid())) {
        // ImGui before 1.87 asks SDL for the mouse on the whole screen. Some X servers bring that up to date
        // only when a button is let go, and it may come later than the event that told of the same movement.
        ImGui::GetIO().MousePos = ImVec2(static_cast<float>(_mouseX), static_cast<float>(_mouseY));
    }
    // Letters are made at the picture's own pixels.
    ImGui::GetIO().FontGlobalScale = static_cast<float>(1 / pixelScale);
    ImGui::NewFrame();
    if (_focusBy != 0) {
        // Within a frame: what is asked for between two is forgotten when the next begins.
        applyFocus(std::exchange(_focusBy, 0));
    }
    if (_framesToShowFocus > 0) {
        // ImGui finds the first item in one frame, takes it in the next, and marks it only when a key of its
        // own has moved the focus.
        --_framesToShowFocus;
        ImGuiContext& context = *ImGui::GetCurrentContext();
        showNavigation(context, true);
        context.IO.NavVisible = context.IO.NavActive && context.NavId != 0;
    }
}

void ImGuiHost::endFrame() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool ImGuiHost::wantsMouse() const {
    return ImGui::GetIO().WantCaptureMouse;
}

bool ImGuiHost::wantsText() const {
    return ImGui::GetIO().WantTextInput;
}

void ImGuiHost::moveFocus(int by) {
    _focusBy = by;
}

void ImGuiHost::applyFocus(int by) {
    // ImGui's own way, Ctrl+Tab, needs two keys held and knows only whole windows.
    ImGuiContext& context = *ImGui::GetCurrentContext();
    std::vector<ImGuiWindow*> panels;
    for (ImGuiWindow* window : context.Windows) {
        const bool ofPanels = (window->Flags & (ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_Popup)) == 0;
        const bool hasItems = (window->DC.NavLayersActiveMask & 1) != 0;
        if (window->WasActive && ofPanels && hasItems && !window->Hidden) {
            panels.push_back(window);
        }
    }
    if (panels.empty()) {
        return;
    }
    // As they are read: from the top down, then from left to right.
    std::stable_sort(panels.begin(), panels.end(), [](const ImGuiWindow* a, const ImGuiWindow* b) {
        return a->Pos.y != b->Pos.y ? a->Pos.y < b->Pos.y : a->Pos.x < b->Pos.x;
    });
    const auto count = static_cast<int>(panels.size());
    const auto now = std::find(panels.begin(), panels.end(), context.NavWindow);
    const bool known = now != panels.end() && (navigates() || _framesToShowFocus > 0);
    const int index = known    ? (static_cast<int>(now - panels.begin()) + by + count) % count
                      : by > 0 ? 0
                               : count - 1;
    ImGuiWindow* const next = panels[static_cast<size_t>(index)];
    ImGui::FocusWindow(next);
    ImGui::NavInitWindow(next, true);
    _framesToShowFocus = 4;
}

bool ImGuiHost::leavePanels() {
    ImGuiContext& context = *ImGui::GetCurrentContext();
    if (!navigates() || context.OpenPopupStack.Size > 0 || context.ActiveId != 0) {
        return false;
    }
    _framesToShowFocus = 0;
    ImGui::FocusWindow(nullptr);
    showNavigation(context, false);
    return true;
}

bool ImGuiHost::navigates() const {
    return ImGui::GetIO().NavVisible && ImGui::GetIO().NavActive;
}

} // namespace khalkha
