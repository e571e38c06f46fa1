#version 330 core
// Lines of the base map on raised relief: two corners a point, moved apart on the screen by the width in pixels.

layout(location = 0) in vec3 position;  // metres from the origin
layout(location = 1) in vec3 direction; // of the line
layout(location = 2) in float side;     // left +, right -; 0.5 is one width, more at bends
layout(location = 3) in uint kind;

uniform mat4 clipFromLocal;
uniform float depthShift; // nearer to the eye by so many pixels' size at any distance
uniform float farMeters;  // to the horizon
uniform vec2 viewportPx;
uniform float halfWidthPx[8];
uniform vec4 colours[8];

noperspective out float across; // pixels from the middle of the line
flat out float halfWidth;
flat out vec4 lineColour;

void main() {
    vec4 clip = clipFromLocal * vec4(position, 1.0);
    vec4 change = clipFromLocal * vec4(direction, 0.0);
    // Derivative of clip.xy / clip.w along the line, times a positive number.
    vec2 along = (change.xy * clip.w - clip.xy * change.w) * viewportPx;
    float size = length(along);
    vec2 left = size > 0.0 ? vec2(-along.y, along.x) / size : vec2(0.0);

    halfWidth = halfWidthPx[kind];
    lineColour = colours[kind];
    float reach = halfWidth + 1.0; // room for the soft rim
    across = sign(side) * reach;
    clip.xy += left * (side * 2.0 * reach) * 2.0 / viewportPx * clip.w;
    clip.z += depthShift;
    gl_Position = clip;
    // Lines crowd towards the horizon: they fade into the haze.
    lineColour.a *= 1.0 - 0.8 * smoothstep(0.45, 1.0, clip.w / farMeters);
}
